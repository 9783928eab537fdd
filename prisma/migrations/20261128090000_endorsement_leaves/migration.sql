-- An endorsement and its second file stand in the log: the district that endorses writes their leaves, and those alone.
CREATE POLICY endorser ON log_leaf FOR INSERT TO balai_endorser
  WITH CHECK (district_id = (SELECT scope()) AND kind IN ('endorsement', 'file') AND EXISTS (SELECT 1 FROM endorsement asked
    WHERE asked.site_id = log_leaf.site_id AND asked.letter_id::text = log_leaf.subject AND asked.district_id = (SELECT scope())));
GRANT INSERT ON log_leaf TO balai_endorser;
