'use strict';
const { ZenEngine } = require('@gorules/zen-engine');

function expression(node) {
    if (node.all) {
        return node.all.length === 0 ? 'true' : '(' + node.all.map(expression).join(' and ') + ')';
    }
    if (node.any) {
        return '(' + node.any.map(expression).join(' or ') + ')';
    }
    if (node.not) {
        return 'not (' + expression(node.not) + ')';
    }
    const value = JSON.stringify(node.value);
    if (['<', '<=', '>', '>='].includes(node.op)) {
        return `(${node.fact} != null and ${node.fact} ${node.op} ${value})`;
    }
    return `${node.fact} ${node.op} ${value}`;
}

/** One node of expressions for each layer of signs, then one table that collects all rows that hold. */
function graph(rules) {
    const signs = rules.filter(rule => rule.sign);
    const rows = rules.filter(rule => !rule.sign);
    const nodes = [{ id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } }];
    const layers = [...new Set(signs.map(rule => rule.layer))].sort((one, other) => one - other);
    for (const layer of layers) {
        const byName = new Map();
        for (const rule of signs.filter(each => each.layer === layer)) {
            byName.set(rule.sign, [...(byName.get(rule.sign) || []), expression(rule.when)]);
        }
        nodes.push({
            id: 'signs' + layer,
            type: 'expressionNode',
            name: 'signs' + layer,
            position: { x: 0, y: 0 },
            content: {
                expressions: [...byName].map(([key, ways]) => ({ id: key, key, value: ways.join(' or ') })),
                passThrough: true, inputField: null, outputPath: null, executionMode: 'single'
            }
        });
    }
    nodes.push({
        id: 'table',
        type: 'decisionTableNode',
        name: 'table',
        position: { x: 0, y: 0 },
        content: {
            hitPolicy: 'collect',
            inputs: [{ id: 'when', name: 'when' }],
            outputs: [{ id: 'id', name: 'id', field: 'id' }, { id: 'rank', name: 'rank', field: 'rank' }],
            rules: rows.map((rule, at) => ({
                _id: 'row' + at, when: expression(rule.when), id: JSON.stringify(rule.id), rank: String(rule.rank)
            })),
            passThrough: false, inputField: null, outputPath: null, executionMode: 'single'
        }
    });
    nodes.push({ id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } });
    const edges = [];
    for (let at = 1; at < nodes.length; at++) {
        edges.push({ id: 'edge' + at, type: 'edge', sourceId: nodes[at - 1].id, targetId: nodes[at].id });
    }
    return { contentType: 'application/vnd.gorules.decision', nodes, edges };
}

module.exports = function zen(rules) {
    const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph(rules))));
    return async facts => (await decision.evaluate(facts)).result;
};
