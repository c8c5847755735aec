"""`cvbuild preview`: show pages and findings in the browser, updated at each save."""
