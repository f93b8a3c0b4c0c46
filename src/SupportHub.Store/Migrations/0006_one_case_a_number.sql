-- Two agents who escalate the same case at once open it once: the second is told that another writer was first, and finds it.
DROP INDEX ix_cases_number;
CREATE UNIQUE INDEX ux_cases_number ON cases (county, case_number);
