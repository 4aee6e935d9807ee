"""All files of the interface by their paths, with the file that leads programs to them."""

from __future__ import annotations

from collections.abc import Iterator

from yesan.api import exact_json, files_of_tables, index_files, llms, schemas
from yesan.api.files_of_entities import FilesOfEntities
from yesan.api.listed_rows import ListedRows, file_of, file_of_table
from yesan.api.published import INDEX, NAMES, Published


def of(published: Published) -> dict[str, bytes]:
    """All files by their paths.

    Args:
        published: The package with its site.
    """
    return dict(_files(published))


def _files(published: Published) -> Iterator[tuple[str, bytes]]:
    package, rows = published.package, ListedRows(published)
    languages, written = package.languages, exact_json.document
    yield INDEX, written(index_files.index(published, rows.figures))
    yield NAMES, written(index_files.names(published))
    yield schemas.INDEX, written(index_files.schema_of_index(package))
    yield schemas.NAMES, written(index_files.schema_of_names(package))
    for resource in package.resources:
        yield file_of_table(resource), written(files_of_tables.of(published, rows, resource))
        yield schemas.of_table(resource), written(schemas.table(resource, languages))
    entities = FilesOfEntities(published, rows)
    for kind, lines in published.lines.items():
        yield schemas.of_kind(kind), written(schemas.entity(kind, languages))
        for line in lines:
            yield file_of(kind, line.entity.id), written(entities.of(line))
    yield index_files.LLMS, llms.written(published)
