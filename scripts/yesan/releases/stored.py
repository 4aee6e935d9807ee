"""The releases that are kept: as tags of the package's repository, or as zips in a folder."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath

from yesan.descriptor import descriptor, release_source
from yesan.descriptor.findings import Problems
from yesan.downloads import archive
from yesan.errors import Fault, InvalidPackage, UsageError
from yesan.package.package import Package
from yesan.package.release_source import ReleaseSource
from yesan.package.version import Version
from yesan.phrase import Phrase
from yesan.reading import own_files, revision
from yesan.reading.revision import Tag
from yesan.releases.release import Release, package_in, package_of
from yesan.store import disk
from yesan.store.nodes import Nodes, digest

KIND, READ = "release", "release-package"
"""What the zip of a tag, and what was read in a zip, are among what builds make."""
ZIP = ".zip"
RELEASES = "releases"
"""What a descriptor calls where its releases are."""


@dataclass(frozen=True)
class Kept:
    """Where the releases of a package are, and what is there.

    Attributes:
        tags: The tags of its repository; none where they cannot be known, or zips are used.
        zips: The zips by their names; none where tags are used.
        pages: Whether the pages of each release are kept as well.
    """

    tags: tuple[Tag, ...] | None = None
    zips: Mapping[str, bytes] | None = None
    pages: bool = False

    @property
    def is_known(self) -> bool:
        """Whether all of them are here."""
        return self.tags is not None or self.zips is not None

    @property
    def digest(self) -> str:
        """A hash of all of it."""
        tags = [f"{tag.name} {tag.commit} {tag.day}" for tag in self.tags or ()]
        zips = [part for name, content in (self.zips or {}).items() for part in (name, content)]
        return digest(f"{self.is_known} {self.pages}", *tags, *zips)


def kept(found: Path, folder: Path | None = None) -> Kept | None:
    """What is kept of the releases of a package; none where it does not say that it has any.

    Args:
        found: The descriptor.
        folder: The folder of zips that the user names in place of what it says.

    Raises:
        InvalidPackage: There is a link in the folder that the descriptor names.
        UsageError: There is no such folder.
    """
    if folder is not None and not folder.is_dir():
        raise UsageError(
            Phrase(
                "{folder}: no folder; give the one that has the zips of the releases",
                folder=folder,
            )
        )
    with suppress(Fault):
        source = release_source.read(descriptor.parsed(found), Problems(found.name))
        if source or folder is not None:
            own = source or ReleaseSource()
            return replace(_kept(found.parent, own, folder), pages=own.pages)
    return None


def last_zip(found: Path) -> Path | None:
    """The zip of the newest release; none where the releases of the package are no zips.

    Args:
        found: The descriptor.

    Raises:
        UsageError: A zip is no package.
    """
    known = kept(found)
    zips = (known.zips if known else None) or {}
    versions = {name: Version.read(package_in(name, zips[name]).version) for name in zips}
    dated = [(version, name) for name, version in versions.items() if version]
    return found.parent / max(dated)[1] if dated else None


def last_tag(found: Path) -> str:
    """The last tag of a release of a package; empty where there is none.

    Args:
        found: The descriptor.

    Raises:
        UsageError: The repository has only a part of its history.
    """
    root = found.parent

    def fits(tag: str) -> bool:
        if not revision.has(root, tag, found.name):
            return False
        try:
            before = package_of(revision.read(root, tag).snapshot.files)
        except InvalidPackage:
            return True  # whoever compares it says why
        return _is_of(tag, before)

    return revision.last_tag(root, fits)


def _is_of(tag: str, package: Package) -> bool:
    """Whether a tag is of the version of its package, or that says none: programs have tags too."""
    return Version.read(package.version) in {None, Version.read(tag.removeprefix("v"))}


def _kept(root: Path, source: ReleaseSource, folder: Path | None) -> Kept:
    if folder is not None:
        named = sorted(p for p in disk.tree(folder) if p.suffix.lower() == ZIP)
        return Kept(zips={path.relative_to(folder).as_posix(): disk.plain(path) for path in named})
    if not source.folder:
        return Kept(tags=revision.tags(root))
    listed = own_files.listed(root, source.folder)
    return Kept(
        zips={
            path: own_files.read(root, path)
            for path in sorted(listed)
            if PurePosixPath(path).suffix.lower() == ZIP
        }
    )


def releases(
    package: Package, known: Kept, nodes: Nodes | None, unread: dict[str, str] | None = None
) -> tuple[Release, ...]:
    """The releases of a package, the newest first.

    One that cannot be read is left out, be it a tag, which stays as it is, or a damaged zip.

    Args:
        package: The package as it is now.
        known: What is kept of them.
        nodes: What builds have made; without them, each zip is made anew.
        unread: Gets why tags or zips are no package that can be read, by their names.

    Raises:
        UsageError: A zip is that of another package, or of no version or day, or two are of one.
    """
    left = {} if unread is None else unread
    if known.tags is not None:
        found = _of_tags(package, known.tags, nodes, left)
    else:
        found = _of_zips(package, known.zips or {}, nodes, left)
    by_version: dict[Version, Release] = {}
    for release in found:
        other = by_version.setdefault(release.version, release)
        if other is not release and other.archive != release.archive:
            raise UsageError(
                Phrase(
                    "version {version} was released twice, with different files; keep the one "
                    "that was published",
                    version=release.name,
                )
            )
    return tuple(by_version[version] for version in sorted(by_version, reverse=True))


def files_of(root: Path, release: Release) -> dict[str, bytes]:
    """All files of a release by path, its hand-written pages and settings among them.

    Of a zip there are no more than those of the package.

    Args:
        root: The folder of the package as it is now.
        release: The release.
    """
    own = release.files
    if not release.commit:
        return dict(own)
    kept = revision.read(root, release.commit).snapshot.files
    return {n: c for n, c in kept.items() if n not in descriptor.DESCRIPTORS} | {**own}


def _of_tags(
    package: Package, tags: tuple[Tag, ...], nodes: Nodes | None, unread: dict[str, str]
) -> Iterator[Release]:
    for tag in tags:
        version = Version.read(tag.name.removeprefix("v"))
        if version is None:
            continue
        parts = {"commit": tag.commit, "day": f"{tag.day}", "descriptor": package.descriptor}
        found = nodes.find(KIND, tag.name, parts) if nodes else None
        if found is None:
            try:
                found = _archived(package, tag)
            except InvalidPackage as error:
                unread[tag.name] = error.errors[0].said
                continue
            if nodes:
                nodes.add(KIND, tag.name, parts, found)
        if found:
            before = _read(tag.name, found, nodes)
            if _is_of(tag.name, before):
                yield Release(version, tag.day, found, before, tag.commit)


def _read(name: str, content: bytes, nodes: Nodes | None) -> Package:
    """The package in a zip; one that a build has read is not unpacked once more.

    Raises:
        UsageError: There is none in it, or its descriptor cannot be read.
    """
    parts = {"zip": digest(content)}
    if nodes and (kept := nodes.find(READ, name, parts)):
        known: Package = pickle.loads(kept)  # noqa: S301 - sealed by a build of this user
        return known
    found = package_in(name, content)
    if nodes:
        nodes.add(READ, name, parts, pickle.dumps(found))
    return found


def _archived(package: Package, tag: Tag) -> bytes:
    """The zip of a tag; nothing where the package was not there yet.

    It has the files that the site offers of a package that is as the tag has it.

    Raises:
        InvalidPackage: Its descriptor cannot be read.
    """
    if not revision.has(package.root, tag.commit, package.descriptor):
        return b""
    before = package_of(revision.read(package.root, tag.commit).snapshot.files)
    seconds = datetime(tag.day.year, tag.day.month, tag.day.day, tzinfo=UTC).timestamp()
    return archive.archive(archive.files(before), int(seconds))


def _of_zips(
    package: Package, zips: Mapping[str, bytes], nodes: Nodes | None, unread: dict[str, str]
) -> Iterator[Release]:
    """The releases in zips, but for those that are newer than the package itself."""
    newest = Version.read(package.version)
    for name, content in zips.items():
        try:
            before = _read(name, content, nodes)
        except UsageError as error:
            unread[name] = error.said
            continue
        if before.name != package.name and not _is_named(before, package):
            raise UsageError(
                Phrase(
                    "{name}: a release of another package, {other}; take it out of the folder",
                    name=name,
                    other=before.name,
                )
            )
        version = Version.read(before.version)
        if version is None:
            raise UsageError(
                Phrase(
                    '{name}: its version is "{version}"; a release has one as MAJOR.MINOR.PATCH',
                    name=name,
                    version=before.version,
                )
            )
        if newest is None or version <= newest:
            yield Release(version, _day(name, before, content), content, before)


def _is_named(before: Package, package: Package) -> bool:
    """Whether two packages with different names have the same id."""
    id_ = package.raw.get("id")
    return bool(id_) and before.raw.get("id") == id_


def _day(name: str, package: Package, content: bytes) -> date:
    """When a release was made: as its package says, else as its zip does.

    Raises:
        UsageError: None of them says so.
    """
    try:
        return datetime.fromisoformat(package.created).date()
    except ValueError:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            days = [day for info in opened.infolist() if (day := _made(info))]
    newest = max(days, default=date.min)
    if newest <= datetime.fromtimestamp(archive.EARLIEST, UTC).date():
        raise UsageError(
            Phrase(
                '{name}: nothing says when it was released; write "created" in its descriptor',
                name=name,
            )
        )
    return newest


def _made(info: zipfile.ZipInfo) -> date | None:
    """The day of a file in a zip; None where it has a month or a day that is none."""
    try:
        return date(*info.date_time[:3])
    except ValueError:
        return None
