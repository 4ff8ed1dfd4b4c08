"""A plan, and the conversations, as HL7 FHIR R4: for other systems."""
