"""Columns of Arrow tables, and fields of structs in them: ``article.body`` is the field ``body`` of the struct ``article``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vnnorm.cli.messages import UserError
from vnnorm.cli.pieces import choices

Path = tuple[str, ...]


def path_of(schema: Any, name: str) -> Path:
    """The path of a column or field; UserError if there is none. A column whose name contains the dot takes precedence."""
    found = _found(schema, name)
    if found is None:
        names = list(names_of(schema))
        raise UserError(choices("column", name, names))
    return found


def has(schema: Any, name: str) -> bool:
    """Whether there is such a column or field."""
    return _found(schema, name) is not None


def new_path(schema: Any, name: str) -> Path:
    """The path of a column to be added; inside a struct, if the name before a dot is one."""
    before, dot, last = name.rpartition(".")
    if dot and (above := _found(schema, before)) is not None and _is_struct(type_at(schema, above)):
        return (*above, last)
    return (name,)


def type_at(schema: Any, path: Path) -> Any:
    """The type at a path."""
    kind = schema.field(path[0]).type
    for name in path[1:]:
        kind = kind.field(name).type
    return kind


def values_at(rows: Any, path: Path) -> Any:
    """The array at a path; null if a struct above is null."""
    array = rows.column(rows.schema.get_field_index(path[0]))
    for name in path[1:]:
        array = array.flatten()[array.type.get_field_index(name)]
    return array


def with_values(rows: Any, path: Path, values: Any) -> Any:
    """The rows with another array at a path, or a new array after the last column or field."""
    import pyarrow

    index = rows.schema.get_field_index(path[0])
    if len(path) > 1:
        values = _within(rows.column(index), path[1:], values)
    if index < 0:
        return rows.append_column(pyarrow.field(path[0], values.type), values)
    return rows.set_column(index, rows.schema.field(index).with_type(values.type), values)


def names_of(schema: Any) -> Iterator[str]:
    """The names of all columns, and of the fields of structs."""
    for field in schema:
        yield from _names(field, "")


def _names(field: Any, prefix: str) -> Iterator[str]:
    if not _is_struct(field.type):
        yield prefix + field.name
        return
    for inner in field.type:
        yield from _names(inner, f"{prefix}{field.name}.")


def _found(schema: Any, name: str) -> Path | None:
    names = schema.names if hasattr(schema, "names") else [field.name for field in schema]
    if (count := names.count(name)) > 1:
        raise UserError(f"column {name!r} is there {count} times; give each its own name")
    if count:
        return (name,)
    for field in schema:
        if name.startswith(field.name + "."):
            if not _is_struct(field.type):
                raise UserError(f"column {field.name!r} is {field.type}, which has no fields; of a list, make rows first")
            if (inner := _found(field.type, name[len(field.name) + 1 :])) is not None:
                return (field.name, *inner)
    return None


def _is_struct(kind: Any) -> bool:
    import pyarrow.types

    return bool(pyarrow.types.is_struct(kind))


def _within(array: Any, path: Path, values: Any) -> Any:
    """A struct array with other values at a path in it."""
    import pyarrow

    fields, inner = list(array.type), array.flatten()
    index = array.type.get_field_index(path[0])
    if len(path) > 1:
        values = _within(inner[index], path[1:], values)
    if index < 0:
        fields.append(pyarrow.field(path[0], values.type))
        inner.append(values)
    else:
        fields[index] = fields[index].with_type(values.type)
        inner[index] = values
    return pyarrow.StructArray.from_arrays(inner, fields=fields, mask=array.is_null())
