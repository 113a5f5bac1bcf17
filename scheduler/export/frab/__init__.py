"""The schedule for apps that people carry at conferences, in the two forms that frab and pretalx made common."""

from scheduler.export.frab.as_json import frab_json
from scheduler.export.frab.as_xml import frab_xml

__all__ = ["frab_json", "frab_xml"]
