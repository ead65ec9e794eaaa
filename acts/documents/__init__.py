"""Domain values to .docx: context, template, rendering, checks of the result."""
