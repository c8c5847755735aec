"""`cvbuild match`: a job posting against the résumé."""
