"""A sum of what is listed in the place of an amount that another table prints is refused."""

from __future__ import annotations

from proving import said
from yesan.descriptor import descriptor
from yesan.proof import proof

CSV = {"t": "office,item,approved\na,x,5\na,y,6\nb,x,7\n", "u": "office,approved\na,20\nb,7\n"}
UNTOLD = "u/approved/2, printed"


def test_what_is_printed_goes_before_what_is_listed(make):
    site = make(CSV)
    assert said(site, "departments/a.html")[0] == "approved €20"


def test_a_sum_where_another_table_prints_the_amount_is_refused(make):
    """The cell that prints it was empty when the site was made."""
    package, site = make({**CSV, "u": CSV["u"].replace("20", "")})
    (package.root / "data" / "u.csv").write_text(CSV["u"], "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    assert {f.expected for f in found if f.page == "departments/a.html"} >= {UNTOLD}
    assert {f.expected for f in found if f.page == "departments/index.html"} >= {UNTOLD}


def test_a_chart_draws_what_is_printed_before_what_is_listed(make):
    """Sums of what is listed are refused in it as well, where another table prints the amounts."""
    page = "charts/index/by-department.html"
    assert said(make(CSV), page, "div.yesan-figures tbody td") == ["€20.00", "€7.00"]
    package, site = make({**CSV, "u": "office,approved\na,\nb,\n"})
    (package.root / "data" / "u.csv").write_text(CSV["u"], "utf-8")
    found = proof.prove(descriptor.read(package.root), site).findings
    assert UNTOLD in {f.expected for f in found if f.page == page}
