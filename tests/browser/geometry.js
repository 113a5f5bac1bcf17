// Where each piece of text is on the page, line by line: [words, left, top, right, bottom], only what can be seen.
() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("script, title, .unseen, .skip")) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, top, right, bottom, width } of range.getClientRects()) {
      if (width > 0) found.push([node.data.trim().slice(0, 40), left, top + scrollY, right, bottom + scrollY]);
    }
  }
  return found;
}
