"""Where answers go and what may interrupt them: streams, files, signals, the bar."""
