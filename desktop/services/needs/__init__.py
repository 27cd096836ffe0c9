"""Need against holders of any day: tables, rankings, charts, vacancies."""
