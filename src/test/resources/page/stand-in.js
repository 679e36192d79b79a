// Stands in, in tests alone, for routes that the service does not have yet. The answers are real ones.
(() => {
  const real = window.fetch;
  const files = FILES;
  const reply = (value) => new Response(JSON.stringify(value), { status: 200 });
  window.fetch = async (address, options) => {
    const url = new URL(address, location.href);
    if (!EXPLAIN_IS_THERE && url.pathname === '/v1/explain') {
      const response = await real('/v1/triage', options);
      if (!response.ok) return response;
      const answer = await response.json();
      const told = { ruleSet: answer.ruleSet, answer };
      return reply(url.search ? told : { ...told, spoke: [], nearlySpoke: [], wouldLower: [], searched: 'whole', wouldRaise: [{
        answers: [{ pointer: '/vitals/heartRate', to: 135, says: '`heartRate` 135, not given before' }],
        urgency: 'EMERGENCY_DEPARTMENT', actWithinHours: 1, ruleIds: ['INF-08'] }] });
    }
    if (!SOURCE_IS_THERE && url.pathname === '/v1/rules/source') {
      const file = url.searchParams.get('file');
      return reply(file ? { name: file, text: files[file] } : { files: Object.keys(files).map((name) => ({ name, size: 1 })) });
    }
    return real(address, options);
  };
})();
