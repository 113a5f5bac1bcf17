"""The programme as one page for a browser, which needs nothing but itself."""

from scheduler.export.html.page import page, personal_page

__all__ = ["page", "personal_page"]
