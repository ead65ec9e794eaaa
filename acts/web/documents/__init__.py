"""Acts of an organisation: the list, a draft's data, the page of an act, papers from outside."""
