"""The proof of a built site: every claim and every number of it checked against the tables."""

from __future__ import annotations

import decimal
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from yesan.errors import Fault
from yesan.package.package import Package
from yesan.proof import proofs
from yesan.proof.claims import assertions, claims, references
from yesan.proof.claims.claims import Claim
from yesan.proof.claims.coverage import Coverage
from yesan.proof.claims.denominators import Denominators
from yesan.proof.data.cells import Cells
from yesan.proof.data.editions import FOLDER, Editions
from yesan.proof.data.subjects import Subjects
from yesan.proof.figures.discrepancies import Discrepancies
from yesan.proof.figures.figures import Figures
from yesan.proof.figures.names import Names
from yesan.proof.figures.shown_figures import Places
from yesan.proof.figures.sides import Sides
from yesan.proof.figures.standouts import Standouts
from yesan.proof.figures.units import Units
from yesan.proof.finding import REMEDY, Finding
from yesan.proof.interface.interface import Interface
from yesan.proof.interface.told_figures import ToldFigures
from yesan.proof.numbers.counts import Counts
from yesan.proof.numbers.ledger import Ledger
from yesan.proof.numbers.numbers import Numbers
from yesan.proof.numbers.release_counts import ReleaseCounts
from yesan.proof.pages import assets, fonts, hidden, labels, languages
from yesan.proof.pages.anchors import Anchors
from yesan.proof.pages.archives import Archives
from yesan.proof.pages.catalogues import Catalogues
from yesan.proof.pages.cell_texts import CellTexts
from yesan.proof.pages.codebooks import Codebooks
from yesan.proof.pages.data_files import DataFiles
from yesan.proof.pages.datasets import Datasets
from yesan.proof.pages.evidence import Evidence
from yesan.proof.pages.explained import Explained
from yesan.proof.pages.feedback import Feedback
from yesan.proof.pages.files import DATA, Files
from yesan.proof.pages.heads import Heads
from yesan.proof.pages.highlights import Highlights
from yesan.proof.pages.languages import Languages
from yesan.proof.pages.links import Links
from yesan.proof.pages.marks import Marks
from yesan.proof.pages.markup import Markup
from yesan.proof.pages.overview import Overview
from yesan.proof.pages.policies import Policies
from yesan.proof.pages.raw_tables import RawTables
from yesan.proof.pages.release_files import ReleaseFiles
from yesan.proof.pages.releases import Releases
from yesan.proof.pages.tidy_rows import TidyRows
from yesan.proof.pages.timelines import Timelines
from yesan.proof.pages.worth_knowing import WorthKnowing
from yesan.proof.pictures import offers
from yesan.proof.pictures.citations import Citations
from yesan.proof.pictures.curves import Curves
from yesan.proof.pictures.cuts import Cuts
from yesan.proof.pictures.drawings import Drawings
from yesan.proof.pictures.measures import Measures
from yesan.proof.pictures.meters import Meters
from yesan.proof.pictures.pictures import Pictures
from yesan.proof.pictures.positions import Bands
from yesan.proof.pictures.ranks import Ranks
from yesan.proof.pictures.row_links import RowLinks
from yesan.proof.pictures.same_drawing import Copies
from yesan.proof.pictures.specifications import Specifications
from yesan.proof.pictures.tile_texts import TileTexts
from yesan.proof.pictures.treemaps import Treemaps
from yesan.proof.previews.addresses import Addresses
from yesan.proof.previews.cards import Cards
from yesan.proof.previews.previews import Previews
from yesan.proof.previews.search_hits import Hits
from yesan.proof.proofs import Proof
from yesan.proof.site import editions, readable
from yesan.proof.site.catalog import catalog_of
from yesan.proof.site.elements import REFERENCE
from yesan.proof.site.verbatim import Verbatim
from yesan.proof.site.written import Reader
from yesan.proof.texts.attribution import Attribution
from yesan.proof.texts.caveats import Caveats
from yesan.proof.texts.contradicted import Contradicted
from yesan.proof.texts.freshness import Freshness
from yesan.proof.texts.gaps import Gaps
from yesan.proof.texts.headlines import Headlines
from yesan.proof.texts.left_out import LeftOut
from yesan.proof.texts.outcomes import Outcomes
from yesan.proof.texts.printed_first import PrintedFirst
from yesan.proof.texts.proposals import Proposals
from yesan.proof.texts.purposes import Purposes
from yesan.proof.texts.required_notes import RequiredNotes
from yesan.proof.texts.rounded import Rounded
from yesan.proof.texts.sentence_claims import Wording
from yesan.proof.texts.sentences import Sentences
from yesan.proof.texts.statements import Statements
from yesan.proof.texts.text_parser import MODULES, Vocabulary
from yesan.proof.texts.titles import Titles
from yesan.proof.texts.wholes import Wholes
from yesan.proof.texts.words import Words

Check = Callable[[str, LexborHTMLParser], Iterator[Finding]]
"""What finds what is wrong in a page."""
SUFFIXES = (".html", ".svg")
FLATTEN = "nest less in the page of docs/, the template or the description that it is made of"
EARLIER = re.compile(r"v/[0-9.]+/pages/")
"""The pages of earlier releases: what they say is compared with what was released then."""
PRECISION = 60
"""Digits that Python computes with: more than DuckDB has."""


class Prover:
    """Checks the documents of a site against the tables of its package.

    Attributes:
        cells: The tables.
        assertions: What was found of the table of claims.
        places: What was found in the documents so far.
        measures: Measures bars.
        files: What was found of the files.
        releases: Checks what is said of earlier versions.
        release_files: Checks the files that are kept of them.
        addresses: What pages say their addresses are.
        previews: Checks the hits of the search against the pages.
        attribution: Which names lead to which pages.
        links: Where all other links lead.
        tiles: Where the tiles of treemaps lead.
        row_links: Where the rows of other pictures lead.
        checks: What checks the pages against the tables, one after the other.
        ledger: What was found of the numbers of the documents so far.
        bars: How many bars were measured.
        languages: Checks the links to other languages; none where there is one alone.
    """

    def __init__(
        self,
        package: Package,
        listed: Mapping[str, Claim],
        site: Path,
        languages: Languages | None = None,
    ) -> None:
        self.listed = listed
        self.languages = languages
        folder = languages.own.folder if languages else ""
        self.cells = cells = Cells(package, languages.own.language if folder and languages else "")
        # What changed is said of the files as they were released.
        kept = Editions(site, Cells(package) if folder and (site / FOLDER).is_dir() else cells)
        package = cells.package
        subjects = Subjects(cells)
        self.assertions = assertions.check(cells, subjects, listed)
        listed = references.sound(cells, listed)
        reader = Reader(package.language)
        catalog = catalog_of(package.language)
        names = Names(cells, subjects, catalog)
        figures = Figures(cells, subjects, listed, self.assertions.known)
        units = Units(package, reader, catalog)
        self.measures = Measures(figures, units)
        self.places = Places(figures, reader, names, units)
        sides = Sides(catalog, Denominators(cells, subjects, listed))
        sentences = Sentences(catalog, names.words | sides.words)
        discrepancies = Discrepancies(figures, reader)
        verbatim = Verbatim(cells, reader, [e.cells.package for e in kept.releases])
        tidy = TidyRows(names, discrepancies)
        books, told = Codebooks(cells, discrepancies, catalog), Catalogues(package, site)
        archives = Archives(package, catalog, site, books)
        data = DataFiles(cells, site, tidy)
        self.files = Files(cells, site, data, archives, told, bool(folder))
        released = ReleaseCounts(kept)
        coverage = Coverage(cells, subjects)
        written = CellTexts(names, catalog, reader, coverage)
        self.releases = Releases(released, catalog, reader, written)
        self.release_files = ReleaseFiles(released, site)
        self.addresses, anchors = Addresses(), Anchors(site)
        self.attribution = Attribution(figures, names, catalog)
        self.links = Links(package, catalog)
        self.wording = Wording(figures, names, sides, sentences, Gaps(sides.denominators, names))
        self.tiles = TileTexts(figures, names, reader)
        standouts = Standouts(figures, names, sides.denominators, discrepancies)
        self.row_links = RowLinks(figures, names, site)
        self.checks: tuple[Check, ...] = (
            self.files.document,
            self.row_links.document,
            hidden.check,
            labels.check,
            self.releases.document,
            Markup(verbatim, catalog).document,
            Policies(package, site).document,
            Heads(package).document,
            Datasets(verbatim, catalog, site, tuple(e.days for e in kept.releases)).document,
            Overview(package, site).document,
            Highlights(package).document,
            Timelines(cells).document,
            self.addresses.document,
            self.links.document,
            RawTables(names, discrepancies, written).document,
            discrepancies.document,
            Marks(names, discrepancies, anchors).document,
            Evidence(names, discrepancies, catalog, anchors).document,
            Explained(figures, catalog, anchors).document,
            Feedback(figures, catalog, anchors, folder).document,
            Pictures(figures, sentences, catalog, units).document,
            Cuts(figures, sentences, catalog).document,
            Ranks(cells).document,
            self.attribution.document,
            self.wording.document,
            Titles(self.wording, catalog, verbatim).document,
            Headlines(figures, names, sides.denominators, sentences).document,
            Proposals(subjects, sentences, catalog).document,
            Caveats(figures, sides, catalog).document,
            Outcomes(figures, catalog).document,
            Rounded(figures, reader).document,
            LeftOut(figures, names, coverage, catalog).document,
            Drawings(figures, site).document,
            offers.check,
            Citations(package, catalog).document,
            Copies(site).document,
            Specifications(figures, reader, site).document,
            Meters(figures).document,
            Bands(figures, reader).document,
            Curves(self.measures, catalog).document,
            Treemaps(figures, sides, coverage, reader, self.tiles).document,
            self.tiles.links,
            Statements(names, discrepancies, catalog).document,
            Purposes(names).document,
            Freshness(package, verbatim, catalog).document,
            WorthKnowing(standouts, catalog, anchors).document,
            Contradicted(sides).document,
            PrintedFirst(figures, coverage).document,
            Wholes(sides.denominators).document,
            Words(Vocabulary(catalog, names, verbatim, units, sides.words)).document,
        )
        self.interface = Interface(
            ToldFigures(figures, subjects, discrepancies, site), anchors, site
        )
        self.required_notes = RequiredNotes(sides)
        self.previews = Previews(Hits(figures, sides, names, units, reader), Cards(figures, sides))
        counts = Counts(listed, site, names, discrepancies, released)
        numbered = catalog.numbered | released.texts | MODULES
        self.ledger = Ledger(cells, counts, reader, verbatim, numbered)
        self.numbers = Numbers(self.ledger)
        self.bars = 0

    def document(self, address: str, text: str) -> None:
        """Compare a page, or a picture, with the tables.

        Args:
            address: Its path in the site.
            text: Its HTML or SVG.
        """
        # Browsers do not heed the case of a suffix.
        page = PurePosixPath(address).with_suffix(PurePosixPath(address).suffix.lower()).as_posix()
        try:
            tree = LexborHTMLParser(text)
            if self.languages:
                self.places.findings += self.languages.document(page, tree)
            if lost := [*references.lost(self.cells, tree)]:
                found, expected = "an element", "a cell of the package"
                self.places.findings += (Finding(page, r, found, expected) for r in lost)
                return
            if page.endswith(SUFFIXES[0]):
                # Before the checks, which take out of a page what they have accounted for.
                self.previews.note(address, tree)
            self._compare(page, tree)
        except RecursionError:
            found, expected = "text nested too deep to be read", "text that can be compared"
            self.places.findings.append(Finding(page, "body", found, expected, FLATTEN))
        except readable.UNREADABLE as error:
            self.places.findings.append(
                Finding(page, "body", readable.found(error), "what can be read")
            )

    def _compare(self, page: str, tree: LexborHTMLParser) -> None:
        for check in self.checks:
            self.places.findings += check(page, tree)
        self.places.unsigned = frozenset(self.wording.unsigned)
        self.places.positions = frozenset(self.wording.positions)
        for node in tree.css(f"[{REFERENCE}]"):
            self.places.check(page, node)
        for svg in tree.css("svg"):
            count, wrong = self.measures.of(page, svg)
            self.bars += count
            self.places.findings += wrong
        self.places.findings += self.required_notes.of(page, tree)
        self.numbers.document(page, tree)

    def table(self, path: str, text: str) -> None:
        """Compare a table of figures to download with the tables.

        Args:
            path: Its path in the site.
            text: The CSV.
        """
        self.places.findings += self.files.figures(path, text)

    @property
    def proof(self) -> Proof:
        """What was found, when every document has been seen."""
        return Proof(
            Counter(claim.operation for claim in self.listed.values()),
            self.assertions.proven,
            self.places.counts["claims"],
            self.places.counts["cells"],
            self.bars,
            self.ledger.found,
            len(self.ledger.left),
            (
                *self.assertions.findings,
                *self.places.findings,
                *self.places.missing(),
                *self.files.missing(),
                *(() if self.files.shared else self.interface.check()),
                *self.release_files.findings(),
                *assets.check(self.files.site, self.files.cells.package),
                *fonts.check(self.files.site),
                *self.addresses.missing(self.files.site),
                *self.previews.check(self.files.site),
                *self.attribution.misled(),
                *self.links.misled(),
                *self.tiles.misled(self.links.headings),
                *self.row_links.misled(self.links.headings),
                *self.ledger.left,
            ),
        )


def prove(package: Package, site: Path) -> Proof:
    """Compare a built site with the tables of its package.

    Args:
        package: The package.
        site: The folder of its built site.

    Raises:
        Fault: The site has no table of claims, a file that cannot be read, or a link.
    """
    with decimal.localcontext(prec=PRECISION):
        listed = editions.of(package, site)
        if len(listed) == 1:
            return _proven(package, site)
        found = []
        for edition in listed:
            with editions.staged(site, edition, listed) as folder:
                found.append(_proven(package, folder, Languages(site, edition, listed)))
        return proofs.together(found, languages.check_sitemap(site, listed))


def _proven(package: Package, site: Path, seen: Languages | None = None) -> Proof:
    """The proof of the pages in one language, which are a site of their own."""
    prover = Prover(package, claims.read(site), site, seen)
    files = readable.files(site)
    files = [p for p in files if not EARLIER.match(p.relative_to(site).as_posix())]
    for path in (p for p in files if p.suffix.lower() in SUFFIXES):
        name = path.relative_to(site).as_posix()
        prover.document(name, readable.text(path, name))
    try:
        for path in (p for p in files if p.suffix == ".csv" and p.parent.name != DATA):
            name = path.relative_to(site).as_posix()
            prover.table(name, readable.text(path, name))
        proven = prover.proof
    except readable.UNREADABLE as error:
        raise Fault("claim-error", readable.found(error), "files as built", REMEDY) from error
    folder = seen.own.folder if seen else ""
    found = (replace(f, page=f"{folder}{f.page}") for f in proven.findings)
    return replace(proven, findings=tuple(found)) if folder else proven
