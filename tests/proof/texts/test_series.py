"""A series is of the same thing: payments to several are none."""

from __future__ import annotations

from proving import proven, refused, said

CSV = "day,supplier,paid\n2024-01-02,Acme,9\n2024-01-05,Acme,7\n2024-02-02,Acme,5\n"


def test_a_series_of_payments_to_several_is_refused(make_package, tmp_path_factory):
    """Of one supplier it is from the first to the last; the same words of others are false."""
    fields = {"day": {"type": "date"}, "paid": {"type": "integer"}}
    make, page = proven(make_package, tmp_path_factory), "tables/t.html"
    alone = make({"t": CSV}, fields=fields)
    words = "From 9 (Jan 2, 2024) to 5 (Feb 2, 2024)."
    assert said(alone, page, "figcaption bdi") == [words]
    several = make({"t": f"{CSV}2024-03-01,Beta,2\n"}, fields=fields)
    assert said(several, page, "figcaption bdi") == []
    start = '<bdi>From <data data-figure="t/paid/2" value="9">9</data> (<data data-number="label">'
    end = '</data>) to <data data-figure="t/paid/5" value="2">2</data> (<data data-number="label">'
    words = f"{start}Jan 2, 2024{end}Mar 1, 2024</data>).</bdi></figcaption>"
    assert "two figures of the same" in refused(several, "</figcaption>", words, page)
