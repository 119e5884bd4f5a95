"""What is asked: fields, conditions and the words that become them. It knows no row."""
