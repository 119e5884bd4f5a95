"""The records to wander in, on a whole screen; alone knows Textual. What it asks is what a command line would."""
