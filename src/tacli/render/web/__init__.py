"""Pages of HTML: own inline SVG and CSS and one small script, so that a page is one file and needs no network."""
