-- A district sees what the village ticked of the requirements of a letter that it is asked to endorse; nothing else of the counter.
CREATE POLICY endorser ON letter_intake FOR SELECT TO balai_endorser
  USING (EXISTS (SELECT 1 FROM endorsement asked WHERE asked.site_id = letter_intake.site_id
    AND asked.letter_id = letter_intake.letter_id AND asked.district_id = (SELECT scope())));
GRANT SELECT (site_id, letter_id, brought) ON letter_intake TO balai_endorser;
