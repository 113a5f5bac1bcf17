"use strict";

// Marks what is on now. The page is whole without this: it only adds a class, and says so to screen readers.
{
  const items = Array.from(document.querySelectorAll("li.item"), (element) => {
    const [start, end] = element.querySelectorAll(":scope > .when > time");
    return { element, start: Date.parse(start.dateTime), end: Date.parse(end.dateTime) };
  });

  const mark = () => {
    const now = Date.now();
    const running = items.filter(({ start, end }) => start <= now && now < end).map(({ element }) => element);
    // Of a dinner and the speech at it, the speech.
    const innermost = running.filter((element) => !running.some((other) => other !== element && element.contains(other)));
    for (const { element } of items) {
      const current = innermost.includes(element);
      element.classList.toggle("now", current);
      if (current) element.setAttribute("aria-current", "time");
      else element.removeAttribute("aria-current");
    }
  };

  mark();
  setInterval(mark, 20_000);
}
