"""The local page of ``cvbuild preview``: what a save changes, seen at once.

One builder thread turns sources into :mod:`views <cvbuild.preview.view>` stage by stage; one small server shows the
newest to whoever holds the key. Nothing is written, and nothing leaves the machine.
"""
