"""The screens of forms of others: brought in, mapped by pointing, filled, traced, handed in."""
