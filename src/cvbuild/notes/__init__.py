"""Private notes for the interview: a variant as printed, with what only the person may read beneath each line.

:mod:`asides` gathers what is private, :mod:`annotated` lays it under the document's lines, :mod:`look` makes the pages
unmistakable. Nothing here has a way into a public file: renderers get a document, and this one is made for nobody else.
"""
