"""Documents for Word: the programme, to be edited, printed and sent, and one person's own."""

from scheduler.export.docx.pack import personal_document
from scheduler.export.docx.programme import programme_document

__all__ = ["personal_document", "programme_document"]
