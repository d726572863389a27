"""What the instructions are counted for. A shape is its name, the command's arguments, what makes an input of about so many
bytes, and how much larger than others its inputs are, where it crosses a limit. In the arguments `{input}` is the file
with the input, `{text}` the input itself, `{output}` a file that may be written, and `{index}` the index of a feed.
"""

import containers
import feeds
import orders

SHAPES = [*feeds.SHAPES, *orders.SHAPES, *containers.SHAPES]
INDEXED = feeds.feed(b'<offer id="A-{}"/>')(100_000)
