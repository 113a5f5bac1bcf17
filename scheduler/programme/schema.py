"""The JSON Schema that editors complete and check by, made from the models of what is written.

It is draft 7, which the YAML language server of all editors reads, and has no references, for some of them forget the
description of a key beside one.
"""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from scheduler.programme import forms
from scheduler.programme import written as w
from scheduler.programme.resolve_people import COLUMNS
from scheduler.programme.written import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel
    from pydantic_core import core_schema

DRAFT = "http://json-schema.org/draft-07/schema#"
PROGRAMME, HOUSE = "programme.schema.json", "house.schema.json"
ENTRIES: Mapping[str, type[BaseModel]] = {
    "programme": files.ProgrammeFile,
    "organizer": w.OrganizerWritten,
    "house": files.HouseFile,
    "room": files.RoomAbove,
    "meal": w.MealWritten,
    "break": w.InformalWritten,
    "fixture": files.FixtureAbove,
    "near": w.NearWritten,
    "mix": w.MixWritten,
    "company": w.CompanyWritten,
    "group": w.GroupWritten,
    "format": w.FormatWritten,
    "limits": w.LimitsWritten,
    "session": w.SessionWritten,
    "part": w.PortionWritten,
    "after": w.AfterWritten,
    "report_back": w.ReportBackWritten,
    "pin": w.PinWritten,
    "table": w.PeopleTableWritten,
    "person": w.PersonWritten,
}
"""The kinds of entries that have keys; ``weights`` are another, whose keys are the objective terms."""


class _Generator(GenerateJsonSchema):
    """What pydantic makes, without the titles and nulls that it adds: a key that says nothing is left out."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        return forms.mapping("mapping", keys, values)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        found = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        for name, field in model.model_fields.items():
            found["properties"][field.alias or name]["description"] = sentences(model)[name]
        return found

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002 - pydantic asks with it
        return False


@cache
def sentences(model: type[BaseModel]) -> dict[str, str]:
    """Return what is said of each key of a model: the text below it in the source."""
    found = {} if model is w.Written else sentences(model.__mro__[1])
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - it is the source of a class
    for key, below in pairwise(body.body):
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name) and isinstance(below, ast.Expr):
            found = {**found, key.target.id: ast.literal_eval(below.value)}
    return found


def of_model(model: type[BaseModel]) -> dict[str, Any]:
    """Return the schema of one kind of entry."""
    found = model.model_json_schema(schema_generator=_Generator)
    whole = _inlined(found, found.get("$defs", {}))
    assert isinstance(whole, dict)  # noqa: S101 - a schema is a mapping
    return whole


def schemas() -> dict[str, str]:
    """Return the text of each schema by the name of its file."""
    programme, house = of_model(files.ProgrammeFile), of_model(files.HouseFile)
    keys = programme["properties"]
    for key in ("rooms", "meals", "breaks", "fixtures"):  # what it leaves out is what the house says
        keys[key]["items"]["required"] = ["id"]
    for form in keys["people"]["anyOf"]:
        if "columns" in form.get("properties", {}):
            form["properties"]["columns"]["propertyNames"] = {"enum": list(COLUMNS)}
        elif "items" in form:
            del form["items"]["properties"]["attributes"]
            form["items"]["additionalProperties"] = {**forms.TEXT, "description": "An attribute of the person."}
    return {PROGRAMME: _text(programme), HOUSE: _text(house)}


def _text(schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DRAFT, **schema}, indent=1, ensure_ascii=True) + "\n"


def _inlined(value: object, models: Mapping[str, object]) -> object:
    """Return a schema with every model that it refers to in the place of the reference."""
    if isinstance(value, list):
        return [_inlined(one, models) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: _inlined(one, models) for key, one in value.items() if key not in {"$defs", "$ref"}}
    if "$ref" in value:
        model = _inlined(models[value["$ref"].rpartition("/")[2]], models)
        assert isinstance(model, dict)  # noqa: S101 - a model is a mapping
        found = model | found
    return found
