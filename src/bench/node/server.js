'use strict';
// A rule engine behind Node's own HTTP server, in as many processes as PEER_PROCESSES says.
const cluster = require('node:cluster');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { facts } = require('./facts.js');

const engines = { 'json-rules': './json-rules.js', zen: './zen.js' };
const ROUTINE_REVIEW = 1;
const processes = Number(process.env.PEER_PROCESSES || 1);

function serve() {
    const folder = process.env.PEER_RULES;
    const words = JSON.parse(fs.readFileSync(path.join(folder, 'words.json')));
    const rules = JSON.parse(fs.readFileSync(path.join(folder, 'rules.json')));
    const evaluate = require(engines[process.env.PEER_ENGINE])(rules);

    async function answer(body) {
        const all = facts(words, JSON.parse(body));
        const floor = all.floor;
        const findings = await evaluate(all);
        const unexplained = all.report_symptomCount > 0 && !findings.some(finding => finding.rank >= 0);
        let rank = Math.max(floor, unexplained ? ROUTINE_REVIEW : 0);
        const reasons = new Set();
        for (const finding of findings) {
            if (finding.rank >= 0) {
                rank = Math.max(rank, finding.rank);
                reasons.add(finding.id);
            }
        }
        return JSON.stringify({ rank, reasons: [...reasons].sort() });
    }

    const server = http.createServer((request, response) => {
        if (request.method === 'GET') {
            response.end('here');
            return;
        }
        const parts = [];
        request.on('data', part => parts.push(part));
        request.on('end', async () => {
            let text;
            try {
                text = await answer(Buffer.concat(parts));
            } catch (broken) {
                response.statusCode = 500;
                text = String(broken.stack || broken);
            }
            response.setHeader('Content-Type', 'application/json');
            response.setHeader('Content-Length', Buffer.byteLength(text));
            response.end(text);
        });
    });
    // Rounds of other services lie between two of this one.
    server.keepAliveTimeout = 120000;
    server.listen(Number(process.env.QUARKUS_HTTP_PORT), '127.0.0.1');
}

if (cluster.isPrimary && processes > 1) {
    for (let i = 0; i < processes; i++) {
        cluster.fork();
    }
} else {
    serve();
}
