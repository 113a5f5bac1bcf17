"""Cards as values: who sits where, and what is held behind which door."""

from scheduler.export.cards.make import cards_of
from scheduler.export.cards.model import Cards, DoorCard, Held, TentCard

__all__ = ["Cards", "DoorCard", "Held", "TentCard", "cards_of"]
