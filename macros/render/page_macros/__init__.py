"""What pages may call: a template of templates/pages by its name, or a method here where more is worked out."""
