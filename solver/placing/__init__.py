"""Where one lesson can go: what each rule says about each of its starts."""
