'use strict';
// The facts of one report as one flat object, the form that both engines read fastest: `symptom_fever`, `symptom_fever_trend`.

const SETTLING = ['improving', 'stable'];
const WORSENING = ['worsening', 'rapidly-worsening'];
const OF_PREGNANCY = ['contractions', 'reduced-fetal-movement'];
const UNKNOWN = 'unknown';
const NO_WORD = { groups: [], floor: 0, standing: 'ALWAYS', areas: [], treated: false, elsewhere: false };

const key = (...parts) => parts.join('_').replace(/[^A-Za-z0-9_]/g, '_');

function areas(words, regions) {
    return regions.flatMap(region => words.regions[region].areas);
}

function isApart(words, site, own, needled) {
    if (needled.includes(site)) {
        return false;
    }
    const treated = areas(words, needled);
    return !own.some(area => treated.includes(area));
}

function place(words, word, symptom, needled) {
    const site = symptom.site;
    if (word.elsewhere || symptom.needledSite === false) {
        return 'elsewhere';
    }
    const siteKnown = site !== undefined && site !== UNKNOWN;
    const own = siteKnown ? areas(words, [site]) : word.areas;
    const placed = siteKnown || own.length > 0;
    if (placed && needled.length > 0 && isApart(words, site, own, needled)) {
        return 'elsewhere';
    }
    if (symptom.needledSite === true) {
        return 'needled';
    }
    if (site !== undefined && !siteKnown) {
        return UNKNOWN;
    }
    if (placed) {
        return needled.length > 0 ? 'needled' : UNKNOWN;
    }
    return word.treated ? 'needled' : UNKNOWN;
}

/** Returns the facts and the least urgency of the symptoms by themselves. */
function facts(words, report) {
    const second = words.facts >= 2;
    const all = { floor: 0 };
    const treatment = report.treatment || {};
    const at = report.reportedAt ? Date.parse(report.reportedAt) : Date.now();
    const hoursSince = treatment.endedAt ? Math.max(0, at - Date.parse(treatment.endedAt)) / 3600000 : null;
    all.treatment_hoursSince = hoursSince;
    all.treatment_depth = treatment.depth || UNKNOWN;
    all.treatment_sharpPainAtInsertion = treatment.sharpPainAtInsertion ?? null;
    let needled = treatment.regions || [];
    if (needled.length === 0 || needled.includes(UNKNOWN)) {
        needled = [];
        words.everyGroup.forEach(group => (all[key('region', 'group', group)] = true));
    }
    for (const region of needled) {
        all[key('region', 'code', region)] = true;
        words.regions[region].groups.forEach(group => (all[key('region', 'group', group)] = true));
    }
    const patient = report.patient || {};
    all.patient_ageYears = patient.ageYears ?? null;
    all.patient_bmi = patient.bmi ?? null;
    all.patient_pregnant = second ? patient.pregnant ?? null : null;
    for (const name in patient) {
        if (patient[name] === true) {
            all[key('risk', name)] = true;
        }
    }
    for (const sign in report.vitals || {}) {
        all[key('vital', sign)] = report.vitals[sign];
    }
    all.selfCare_relief = (report.selfCare || {}).relief || UNKNOWN;
    const doubt = code => (all[key('doubt', code)] = true);
    const isLonger = hours => hours !== undefined && hoursSince !== null && hours > hoursSince;
    let count = 0;
    for (const symptom of report.symptoms || []) {
        if (symptom.present === false) {
            continue;
        }
        count++;
        const word = words.symptoms[symptom.code] || NO_WORD;
        const trend = symptom.trend || UNKNOWN;
        const fresh = symptom.newSinceTreatment !== false;
        const stillThere = WORSENING.includes(trend) || symptom.persistent === true;
        const old = second ? !fresh && SETTLING.includes(trend) && symptom.onsetHours === undefined : !fresh;
        const gone = second && symptom.resolved === true && !stillThere;
        const counts = word.standing === 'ALWAYS' && second ? true : word.standing === 'EVENT' ? !old : !old && !gone;
        if (counts && !gone) {
            all.floor = Math.max(all.floor, word.floor);
        }
        const onsetHours = isLonger(symptom.onsetHours) ? undefined : symptom.onsetHours;
        word.groups.forEach(group => (all[key('group', group)] = true));
        const prefix = key('symptom', symptom.code);
        if (all[prefix] === undefined) {
            all[prefix] = true;
            for (const name in symptom) {
                all[prefix + '_' + name] = symptom[name];
            }
            all[prefix + '_trend'] = trend;
            all[prefix + '_onset'] = symptom.onset || (second ? UNKNOWN : 'sudden');
            all[prefix + '_onsetHours'] = onsetHours;
            all[prefix + '_newSinceTreatment'] = fresh;
            all[prefix + '_needledSite'] = symptom.needledSite ?? (second ? undefined : true);
            all[prefix + '_lastingHours'] =
                symptom.durationHours ?? (hoursSince === null ? undefined : hoursSince - (onsetHours ?? 0));
            all[prefix + '_old'] = old;
            all[prefix + '_gone'] = gone;
            all[prefix + '_counts'] = counts;
            all[prefix + '_place'] = second ? place(words, word, symptom, needled) : UNKNOWN;
        }
        if (symptom.code === 'other') {
            doubt('other-symptom');
        }
        if (isLonger(symptom.onsetHours)) {
            doubt('onset-after-report');
        }
        if (isLonger(symptom.durationHours) && (fresh || !second)) {
            doubt('duration-too-long');
        }
        if (second && symptom.resolved === true && stillThere) {
            doubt('gone-but-there');
        }
        if (second && !fresh && symptom.onsetHours !== undefined) {
            doubt('old-but-began-after');
        }
        const siteKnown = symptom.site !== undefined && symptom.site !== UNKNOWN && needled.length > 0;
        if (second && symptom.needledSite === true && siteKnown
            && isApart(words, symptom.site, areas(words, [symptom.site]), needled)) {
            doubt('site-not-needled');
        }
        if (second && patient.pregnant === false && OF_PREGNANCY.includes(symptom.code)) {
            doubt('pregnancy-denied');
        }
    }
    if (count > 0 && report.asymptomatic === true) {
        doubt('asymptomatic-with-symptoms');
    }
    all.report_asymptomatic = report.asymptomatic ?? null;
    all.report_symptomCount = count;
    return all;
}

module.exports = { facts };
