'use strict';
const { Engine } = require('json-rules-engine');

const OPERATORS = {
    '==': 'equal', '!=': 'notEqual', '<': 'lessThan', '<=': 'lessThanInclusive', '>': 'greaterThan',
    '>=': 'greaterThanInclusive', in: 'in', 'not in': 'notIn'
};

function condition(node) {
    if (node.all) {
        return { all: node.all.map(condition) };
    }
    if (node.any) {
        return { any: node.any.map(condition) };
    }
    if (node.not) {
        return { not: condition(node.not) };
    }
    if (node.value === null) {
        return { fact: node.fact, operator: 'isGiven', value: node.op === '!=' };
    }
    return { fact: node.fact, operator: OPERATORS[node.op], value: node.value };
}

/** Evaluates the rules; signs come first by their priority. */
module.exports = function jsonRules(rules) {
    const engine = new Engine([], { allowUndefinedFacts: true });
    engine.addOperator('isGiven', (fact, given) => (fact !== undefined && fact !== null) === given);
    const layers = 1 + Math.max(...rules.map(rule => rule.layer));
    for (const rule of rules) {
        const when = condition(rule.when);
        const sign = rule.sign;
        engine.addRule({
            conditions: rule.when.fact ? { all: [when] } : when,
            event: { type: rule.id, params: { rank: rule.rank } },
            priority: 1 + layers - rule.layer,
            ...(sign && { onSuccess: (event, almanac) => almanac.addRuntimeFact(sign, true) })
        });
    }
    const signs = new Set(rules.filter(rule => rule.sign).map(rule => rule.id));
    return async facts => {
        const { events } = await engine.run(facts);
        return events.filter(event => !signs.has(event.type)).map(event => ({ id: event.type, rank: event.params.rank }));
    };
};
