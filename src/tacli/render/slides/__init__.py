"""Charts for slides: one SVG each, light, with what was found as its title, and its source."""
