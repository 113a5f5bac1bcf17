"""Documents for Word: the programme, to be edited, printed and sent."""

from scheduler.export.docx.programme import programme_document

__all__ = ["programme_document"]
