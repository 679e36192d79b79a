// Patients to begin with. Hours are those since the treatment ended.
export const EXAMPLES = {
  soreness: [20, { treatment: { regions: ['gluteals', 'piriformis'], depth: 'deep' },
    selfCare: { tried: ['heat', 'gentle-movement'], relief: 'yes' },
    symptoms: [{ code: 'muscle-ache', severity: 3, trend: 'improving', onsetHours: 2.5, site: 'gluteals' }, { code: 'fever', present: false }] }],
  infection: [44, { treatment: { regions: ['upper-trapezius'], depth: 'deep', sharpPainAtInsertion: false },
    patient: { ageYears: 41, anticoagulant: true }, vitals: { temperatureC: 38.2 },
    symptoms: [{ code: 'site-redness', trend: 'worsening', sizeCm: 3, site: 'upper-trapezius', onsetHours: 30 },
      { code: 'muscle-ache', severity: 4, trend: 'stable', onsetHours: 3 }] }],
  emergency: [3, { treatment: { regions: ['rhomboids', 'thoracic-paraspinals'] },
    symptoms: [{ code: 'shortness-of-breath', trend: 'worsening', newSinceTreatment: true }, { code: 'pain-on-breathing', onsetHours: 1 }] }],
};
