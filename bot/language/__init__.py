"""The language room: finds statements, facts and strengths in a practitioner's own words."""
