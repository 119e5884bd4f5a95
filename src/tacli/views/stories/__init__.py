"""Answers as pages: what each command's answer says, in headings, figures and lists."""
