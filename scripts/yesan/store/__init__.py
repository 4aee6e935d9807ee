"""The only room that writes: what others return as text or bytes becomes files here.

In: text and bytes, and where they belong. Out: files, in folders of ours. yesan owns two folders,
its workspace and the published site, and marks each: it deletes there whatever it did not make.
Change how a site takes the place of the last one in `publication`; add what a system refuses, and
what to do about it, to `refusals`.
"""
