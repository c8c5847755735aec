"""Verdicts of validators on finished files: three themes on two papers, short CVs and a long one."""
