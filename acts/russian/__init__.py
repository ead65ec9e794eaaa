"""Russian words: text in, text out, no files and no state that matters."""
