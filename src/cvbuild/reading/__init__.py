"""Bytes to data with places, in steps: encoding, tokens, assembly. The door is :mod:`cvbuild.load`."""
