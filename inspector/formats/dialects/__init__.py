"""One module a dialect. Each says how it is recognised and, where it is another way to write a
batch, what the canonical batch is. A new one is a module and a line in `inspector.formats.shapes`.
"""
