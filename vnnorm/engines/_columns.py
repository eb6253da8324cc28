"""Columns of Spark, and fields of structs in them: ``article.body`` is the field ``body`` of the struct ``article``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from vnnorm.core.checks import unknown

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame
    from pyspark.sql.types import StructField

Path = tuple[str, ...]  # the name of a column, and of the fields below


def with_values(df: DataFrame, path: Path, values: Column) -> DataFrame:
    """The data frame with a column, or a field of a struct, set to ``values``. Other fields stay, and so does a null struct."""
    if len(path) == 1:
        return df.withColumn(path[0], values)
    from pyspark.sql import functions

    top = df.schema[path[0]]
    struct = functions.col(quoted(path[:1])).withField(quoted(path[1:]), values)
    return df.withColumn(path[0], struct.alias(path[0], metadata=top.metadata))


def path_of(df: DataFrame, column: str) -> Path:
    """The path of a column, or of a field of a struct, by its name."""
    if not isinstance(column, str):
        raise TypeError(
            f"column takes the name of a column, not a {type(column).__name__}; pass the name: normalize_column(df, 'text')"
        )
    found = find_path(df.schema, column)
    if found is None:
        raise ValueError(unknown("column", column, list(names_of(df.schema))))
    return found


def find_path(schema: Any, name: str) -> Path | None:
    """The path of a name in a struct; None if there is none."""
    if name in schema.names:
        return (name,)
    for field in schema.fields:
        if name.startswith(field.name + ".") and hasattr(field.dataType, "fields"):
            inner = find_path(field.dataType, name[len(field.name) + 1 :])
            if inner is not None:
                return (field.name, *inner)
    return None


def names_of(schema: Any, prefix: str = "") -> Iterator[str]:
    """The names of all columns and of their fields."""
    for field in schema.fields:
        yield prefix + field.name
        if hasattr(field.dataType, "fields"):
            yield from names_of(field.dataType, f"{prefix}{field.name}.")


def field_at(df: DataFrame, path: Path) -> StructField:
    schema: Any = df.schema
    for name in path[:-1]:
        schema = schema[name].dataType
    field: StructField = schema[path[-1]]
    return field


def quoted(path: Path) -> str:
    return ".".join("`" + name.replace("`", "``") + "`" for name in path)
