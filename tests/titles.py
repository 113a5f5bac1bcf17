"""Titles that have broken calendars: scripts, signs of the format itself, lengths, white space."""

from __future__ import annotations

TITLES = {
    "accents": "Évaluation générale: où en sommes-nous, déjà ?",
    "cjk": "移民问题全球契约:从政治到实践,下一步是什么?" * 8,
    "rtl": "الميثاق العالمي للهجرة، من السياسة إلى التطبيق",
    "emoji": "🌍👩‍👩‍👧‍👦 Families across borders " * 6,
    "quotes": "\"Who\" decides; 'when', and ^why^?",
    "backslashes": r"C:\New\next, \; \\ and \, \n \N",
    "colons": "BEGIN:VEVENT",
    "long": "x" * 1000,
    "long_wide": "é" * 1000,
    "commas": "," * 300,
    "spaces": " two  spaces " + " " * 200 + "end",
    "tab": "before\tafter",
    "new_lines": "first\nsecond\r\nthird\rfourth",
}
