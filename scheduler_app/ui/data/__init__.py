"""Tables of a school's own data: `kinds` says which columns there are, `table_model` shows them, `screen` is the page."""
