"""How well readings and graphs agree with annotations made by people."""
