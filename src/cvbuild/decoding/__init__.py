"""Data to models, in steps: what is empty, what is wrong, who is who, what refers to nothing.

The door is :mod:`cvbuild.decode`.
"""
