"""The working paper of 2005, and any dataset of its form."""
