<?xml version="1.0" encoding="UTF-8"?>
<!-- Which laws reach the services of one platform: by which duties, on what facts, and what is to be found out. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:key name="cells" match="r:cell" use="concat(@answer, @binds)"/>

<xsl:template match="r:report" mode="heading"><w:say code="applicability-platform.title" platform="r:title"/></xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline"><a href="{$root}platforms/{@id}.html"><w:say code="applicability-platform.about"/></a> · <a href="{$root}coverage/{@id}.html"><w:say code="applicability-platform.duties"/></a> · <a href="{$root}applicability.html"><w:say code="applicability-platform.all"/></a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="answer" aria-labelledby="answers">
    <h2 id="answers"><w:say code="applicability-platform.answers"/></h2>
    <p>
      <w:say code="applicability-platform.pairs" of="r:answers/@of" service="r:answers/@service" users="r:answers/@people" undetermined="r:answers/@undetermined" no="r:answers/@no"/>
      <xsl:if test="r:answers/@yes &gt; 0"><xsl:text> </xsl:text><w:say code="applicability.in-force" yes="r:answers/@yes" n="r:answers/@in-force"/></xsl:if>
    </p>
    <p class="note"><w:say code="applicability-platform.rule"><w:arg name="how"><a href="{$root}methodology.html#applies"><w:words/></a></w:arg></w:say></p>
  </section>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yesservice'"/></xsl:call-template>
  <xsl:apply-templates select="r:asks[r:ask]"/>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'undetermined'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'yespeople'"/></xsl:call-template>
  <xsl:call-template name="cells"><xsl:with-param name="answer" select="'no'"/></xsl:call-template>
</xsl:template>

<xsl:template match="r:asks">
  <section aria-labelledby="asks">
    <h2 id="asks"><w:say code="applicability-platform.asks"/></h2>
    <div class="wide">
      <table>
        <caption><w:say code="applicability-platform.each-point" n="count(r:ask[position() &lt;= 10])" of="count(r:ask)"/></caption>
        <thead><tr><th scope="col"><w:say code="applicability-platform.to-find-out"/></th><th scope="col" class="number"><w:say code="column.duties"/></th></tr></thead>
        <tbody>
          <xsl:for-each select="r:ask[position() &lt;= 10]">
            <tr><th scope="row" class="says"><xsl:apply-templates select="r:needs" mode="sentences"/></th><td class="number"><xsl:value-of select="@duties"/></td></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:variable name="one-service" select="not(/r:report/r:reach/r:cell[r:service/@ref != /r:report/r:reach/r:cell[1]/r:service/@ref])"/>

<!-- the laws with one answer, a row each -->
<xsl:template name="cells">
  <xsl:param name="answer"/>
  <xsl:variable name="cells" select="key('cells', $answer)"/>
  <xsl:if test="$cells">
    <section aria-labelledby="answer.{$answer}">
      <h2 id="answer.{$answer}">
        <xsl:apply-templates select="$cells[1]" mode="term"/>
        <span class="count"><xsl:value-of select="count($cells|$cells/r:likewise/r:other)"/></span>
      </h2>
      <div class="wide">
        <table class="stack laws">
          <caption><w:say code="applicability-platform.rows" answer="w:term('reach-why', $answer)"/></caption>
          <thead>
            <tr>
              <th scope="col"><w:say code="column.law"/></th>
              <xsl:if test="not($one-service)"><th scope="col"><w:say code="column.service"/></th></xsl:if>
              <th scope="col"><xsl:choose><xsl:when test="$answer = 'undetermined'"><w:say code="applicability-platform.turns-on"/></xsl:when><xsl:otherwise><w:say code="applicability-platform.why"/></xsl:otherwise></xsl:choose></th>
              <xsl:if test="$answer != 'no'"><th scope="col"><w:say code="column.duties"/></th></xsl:if>
            </tr>
          </thead>
          <tbody><xsl:apply-templates select="$cells" mode="row"/></tbody>
        </table>
      </div>
    </section>
  </xsl:if>
</xsl:template>

<xsl:template match="r:cell" mode="term">
  <xsl:apply-templates select="@binds|@answer[not(../@binds)]" mode="term"><xsl:with-param name="of" select="'reach-title'"/></xsl:apply-templates>
</xsl:template>

<xsl:template match="r:cell" mode="row">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="id"/></xsl:variable>
  <tr id="{$id}">
    <th scope="row"><xsl:apply-templates select="r:law" mode="value"/></th>
    <xsl:if test="not($one-service)"><td w:data-label="column.service"><xsl:value-of select="r:service"/></td></xsl:if>
    <td w:data-label="applicability-platform.why">
      <xsl:variable name="ways" select="r:conditional/r:highest/r:sets/r:set"/>
      <xsl:choose>
        <xsl:when test="$ways">
          <w:say code="applicability-platform.if">
            <w:arg name="conditions"><xsl:call-template name="together"><xsl:with-param name="reasons" select="$ways[1]/r:literals/r:reason"/></xsl:call-template></w:arg>
          </w:say>
          <xsl:if test="count($ways) + r:conditional/r:highest/@more &gt; 1">
            <span class="note"><xsl:text> </xsl:text><w:say code="applicability-platform.other-ways" n="count($ways) + r:conditional/r:highest/@more - 1"/></span>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="some"><xsl:with-param name="reasons" select="(r:because|r:needs)/r:reason[not(../../@binds = 'service' and starts-with(@code, 'applies.people'))]"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="r:likewise">
        <span class="note">
          <xsl:text> </xsl:text>
          <w:say code="applicability-platform.likewise">
            <w:arg name="others"><xsl:apply-templates select="r:likewise/r:other"/></w:arg>
          </w:say>
        </span>
      </xsl:if>
    </td>
    <xsl:if test="@binds = 'service'"><td w:data-label="column.duties"><xsl:apply-templates select="r:by"/></td></xsl:if>
    <xsl:if test="@binds = 'people'"><td w:data-label="column.duties"><xsl:value-of select="r:duties/@people"/></td></xsl:if>
    <xsl:if test="@answer = 'undetermined'"><td w:data-label="column.duties"><w:say code="applicability-platform.open" n="r:duties/@undetermined" of="r:duties/@of"/></td></xsl:if>
  </tr>
</xsl:template>

<!-- more reasons of the same kind add nothing here; the page of coverage has those of each duty -->
<xsl:template match="r:likewise/r:other">
  <xsl:if test="position() &gt; 1">, </xsl:if>
  <span><xsl:attribute name="id"><xsl:apply-templates select="." mode="id"/></xsl:attribute><xsl:apply-templates select="r:law" mode="value"/></span>
  <xsl:text> (</xsl:text>
  <xsl:if test="r:service/@ref != ../../r:service/@ref"><xsl:value-of select="concat(r:service, ', ')"/></xsl:if>
  <xsl:value-of select="r:duties/@undetermined + r:duties/@people + r:duties/@no"/>
  <xsl:text>)</xsl:text>
</xsl:template>

<xsl:template name="some">
  <xsl:param name="reasons"/>
  <xsl:variable name="most" select="3 - 2 * (@answer = 'no' or @binds = 'people')"/>
  <xsl:for-each select="$reasons[position() &lt;= $most]">
    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
    <xsl:apply-templates select="." mode="say"/>
    <xsl:if test="parent::r:needs">
      <xsl:choose><xsl:when test="position() = last()">.</xsl:when><xsl:otherwise>;</xsl:otherwise></xsl:choose>
    </xsl:if>
  </xsl:for-each>
  <xsl:if test="count($reasons) &gt; $most"><span class="note"><xsl:text> </xsl:text><w:say code="applicability-platform.more" n="count($reasons) - $most"/></span></xsl:if>
</xsl:template>

<!-- the duties that apply, by citation; of many the rest folds away -->
<xsl:template match="r:by">
  <w:say code="applicability-platform.duty-count" n="count(r:duty)" force="count(r:duty[@state = 'in-force' or @state = 'challenged'])"/>
  <xsl:text> </xsl:text>
  <xsl:apply-templates select="r:duty[position() &lt;= 6]"/>
  <xsl:if test="r:duty[7]">
    <details>
      <summary><w:say code="applicability-platform.others" n="count(r:duty) - 6"/></summary>
      <xsl:apply-templates select="r:duty[position() &gt; 6]"/>
    </details>
  </xsl:if>
</xsl:template>

<xsl:template match="r:duty">
  <xsl:if test="position() &gt; 1">, </xsl:if>
  <a href="{$root}{r:obligation/@href}" title="{r:obligation}"><xsl:value-of select="r:citation"/><xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if></a>
</xsl:template>

</xsl:stylesheet>
