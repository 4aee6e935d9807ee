"""Compiled templates that are taken from an earlier build: to compile takes longer than to fill."""

from __future__ import annotations

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from yesan.store.nodes import Nodes, digest

KIND = "template"
"""What a compiled template is among what builds make."""


class KeptTemplates(BytecodeCache):
    """Compiled templates of this program and of themes, among what builds have made.

    What is taken is code. It is that which this user's builds have made: the nodes are sealed.

    Args:
        nodes: What builds have made.
    """

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket with a compiled template, where one is kept."""
        if kept := self.nodes.find(KIND, bucket.key, {"source": digest(bucket.checksum)}):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template that was compiled."""
        parts = {"source": digest(bucket.checksum)}
        self.nodes.add(KIND, bucket.key, parts, bucket.bytecode_to_string())
